/** Pull requests on top of each other, the lowest first; only that one goes into the stack's base. */
export interface Stack {
  readonly id: number;
  readonly number: number;
  readonly baseRef: string;
  readonly layers: readonly number[];
}
