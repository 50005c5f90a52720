/** Commits and pull requests by which tools only note a version: each form is one tool's own, and no other counts. */
const version = String.raw`v?\d{1,9}(?:\.\d{1,9}){1,3}(?:[-+][0-9A-Za-z.+-]{1,60})?`;
const name = String.raw`[\w./@-]{1,100}`;

const forms: readonly RegExp[] = [
  // npm version, yarn version
  new RegExp(String.raw`^${version}$`),
  // release-please
  new RegExp(String.raw`^chore(?:\(${name}\))?: release(?: ${name})? ${version}$`),
  // semantic-release, standard-version
  new RegExp(String.raw`^chore\(release\): ${version}(?: \[skip ci\])?$`),
  // bump-my-version
  new RegExp(String.raw`^Bump version: ${version} → ${version}$`),
  // The release plugins of Maven and Gradle
  new RegExp(String.raw`^\[maven-release-plugin\] prepare release ${name}$`),
  /^\[maven-release-plugin\] prepare for next development iteration$/,
  new RegExp(
    String.raw`^\[Gradle Release Plugin\] - (?:pre tag|new version) commit: +'${name}'\.?$`,
  ),
  // changesets
  /^Version Packages(?: \(\w{1,20}\))?$/,
  // lerna
  /^chore\(release\): publish$/,
];

/** GitHub cuts first lines at 72 characters; a title is longer only where people wrote it. */
const titleMax = 200;

/** Whether a first line or a title says no more than that; a squash names its pull request behind it. */
export function isVersionNote(title: string): boolean {
  if (title.length > titleMax) return false;
  const words = title.replace(/ \(#\d{1,9}\)$/, "");
  return forms.some((one) => one.test(words));
}
