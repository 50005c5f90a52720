# The version is the one that the tests run on: see .node-version.
FROM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json rolldown.config.ts ./
RUN npm ci --ignore-scripts
COPY src ./src
RUN node node_modules/rolldown/bin/cli.mjs -c

# What was built holds the packages that it needs.
FROM node:26.10.0-slim
WORKDIR /app
# In production the app refuses to start without credentials, instead of letting strangers set it up.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN install --directory --owner=node --group=node /data
VOLUME /data
COPY package.json app.yml LICENSE ./
COPY templates ./templates
COPY --from=build /app/dist ./dist
# Sent to browsers as it is; and what the simulated GitHub of a rehearsal holds requests against.
COPY --from=build /app/node_modules/idiomorph ./node_modules/idiomorph
COPY --from=build /app/node_modules/@octokit/graphql-schema ./node_modules/@octokit/graphql-schema
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/app/main.js", "start"]
