import type {
  ControlDeclaration,
  InputDeclaration,
  Parameter,
  RoutineDeclaration,
  SecretDeclaration,
} from '../generated/ast.ts';

interface DeclarationBase {
  readonly name: string;
  /** Absolute path of the file it stands in. */
  readonly file: string;
}

/** Something with a name. The name is the node's property `name`. */
export type Declaration = DeclarationBase &
  (
    | { readonly kind: 'input'; readonly node: InputDeclaration }
    | { readonly kind: 'secret'; readonly node: SecretDeclaration }
    | { readonly kind: 'control'; readonly node: ControlDeclaration }
    | { readonly kind: 'routine'; readonly node: RoutineDeclaration }
    | { readonly kind: 'parameter'; readonly node: Parameter }
    /** From `read … into`: there from that line on. */
    | { readonly kind: 'variable'; readonly node: Parameter }
    /** From `for each`: there in its block. */
    | { readonly kind: 'round'; readonly node: Parameter }
  );

export type DeclarationKind = Declaration['kind'];

/** What people call it: `title is an input`. */
export const kindInWords = {
  input: 'an input',
  secret: 'a secret',
  control: 'a control',
  routine: 'a routine',
  parameter: 'a parameter',
  variable: 'a variable',
  round: 'the variable of a `for each`',
} as const satisfies Record<DeclarationKind, string>;
