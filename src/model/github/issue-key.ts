/**
 * By what the issues of one release are told apart: in the train repository by their number. Those in other repositories
 * may have the same numbers, so of these it is the database id, negated.
 */
export type IssueKey = number;

/** Of an issue that isn't in the train repository. @param id in the database */
export const keyElsewhere = (id: number): IssueKey => -id;

export const isElsewhere = (key: IssueKey): boolean => key < 0;
