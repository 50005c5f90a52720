/** The commands of the simulation's people, read by rules of its own. */
const command =
  /^\/(go|no-go|hold|resume|retry|rollback|abort|complete|confirm|plan|replace|rehearse)(?: (.*))?$/;

export function commandIn(
  body: string,
): { readonly name: string; readonly rest: string } | undefined {
  const [, name, rest = ""] = command.exec(body.split("\n")[0] ?? "") ?? [];
  return name === undefined ? undefined : { name, rest };
}
