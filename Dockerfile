# The version of Node.js is the one that the tests run on: see .node-version. What is built is the same for every platform.
FROM --platform=$BUILDPLATFORM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json rolldown.config.ts ./
RUN npm ci --ignore-scripts
COPY src ./src
# That of the release, which a tag has; empty: the one of package.json.
ARG VERSION
RUN if [ -n "$VERSION" ]; then npm version "$VERSION" --no-git-tag-version --allow-same-version; fi \
  && node node_modules/rolldown/bin/cli.mjs -c \
  && mkdir /data

# What was built has its packages in it, where no scanner sees them: the bill of materials takes them from here.
FROM --platform=$BUILDPLATFORM node:26.10.0-slim AS packages
ARG BUILDKIT_SBOM_SCAN_STAGE=true
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:26.10.0-slim
ARG VERSION
LABEL org.opencontainers.image.title="Release Train" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}"
WORKDIR /app
# In production the app refuses to start without credentials, instead of letting strangers set it up.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY app.yml LICENSE ./
COPY templates ./templates
COPY --from=build /app/package.json ./
COPY --from=build /app/dist ./dist
# Sent to browsers as it is; and what the simulated GitHub of a rehearsal holds requests against.
COPY --from=packages /app/node_modules/idiomorph ./node_modules/idiomorph
COPY --from=packages /app/node_modules/@octokit/graphql-schema ./node_modules/@octokit/graphql-schema
COPY --from=build --chown=node:node /data /data
VOLUME /data
# The set-up page keeps the App's credentials in /data/.env, where the next start finds them.
WORKDIR /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/app/dist/app/main.js", "start"]
