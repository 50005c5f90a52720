/**
 * What a query costs before it runs (docs: "Rate limits and query limits for the GraphQL API"): it depends on
 * the page sizes asked for, never on what is found.
 */
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export interface Cost {
  /** Points of the hourly budget: requests that the connections need, per hundred, at least 1. */
  readonly points: number;
  /** Nodes that the query could answer with, at most. */
  readonly nodes: number;
}

/** Nodes of one call. */
export const NODES_MAX = 500_000;

type Variables = Readonly<Record<string, unknown>>;

/** The cost of a valid document; `variables` are coerced, with their defaults. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  let requests = 0;
  let nodes = 0;

  /** `parents`: how many things this selection is made of, at most. */
  const visit = (set: SelectionSetNode, type: GraphQLCompositeType, parents: number): void => {
    for (const selection of set.selections) {
      if (leftOut(selection.directives, variables)) continue;
      if (selection.kind === Kind.FIELD) visitField(selection, type, parents);
      else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const narrowed = fragment?.typeCondition
          ? schema.getType(fragment.typeCondition.name.value)
          : type;
        if (fragment && isCompositeType(narrowed)) visit(fragment.selectionSet, narrowed, parents);
      }
    }
  };

  const visitField = (node: FieldNode, type: GraphQLCompositeType, parents: number): void => {
    const field =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return;
    const named = getNamedType(field.type);
    let each = 1;
    if (isConnection(named, field)) {
      const limit = Number(
        valueOf(node, "first", variables) ?? valueOf(node, "last", variables) ?? 0,
      );
      requests += parents;
      nodes += parents * limit;
      each = limit;
    } else if (field.name === "nodes" && field.args.some(({ name }) => name === "ids")) {
      const ids = valueOf(node, "ids", variables);
      each = Array.isArray(ids) ? ids.length : 1;
    }
    if (isCompositeType(named)) visit(node.selectionSet, named, parents * each);
  };

  const root = schema.getRootType(operation.operation);
  if (root) visit(operation.selectionSet, root, 1);
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

/** Whether the field is a list in pages: its type is a connection and it takes `first`. */
function isConnection(
  type: GraphQLNamedType,
  field: Pick<GraphQLField<unknown, unknown>, "args">,
): boolean {
  return type.name.endsWith("Connection") && field.args.some(({ name }) => name === "first");
}

function leftOut(directives: FieldNode["directives"], variables: Variables): boolean {
  return (directives ?? []).some(({ name, arguments: args }) => {
    const condition = args?.[0] && valueFromASTUntyped(args[0].value, variables);
    return name.value === "skip"
      ? condition === true
      : name.value === "include" && condition === false;
  });
}

function valueOf(node: FieldNode, argument: string, variables: Variables): unknown {
  const given = node.arguments?.find(({ name }) => name.value === argument);
  return given && valueFromASTUntyped(given.value, variables);
}
