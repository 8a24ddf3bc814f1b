// A Terraform text as a tree of our own: the parser's tree lives in WebAssembly and is freed once it has been read.
// https://developer.hashicorp.com/terraform/language/syntax/configuration

/** Offsets into the text of the piece. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** `*` stands for each member of a list. */
export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: Expression };

export interface ForClause {
  readonly key?: string;
  readonly value: string;
  readonly of: Expression;
}

export interface ObjectEntry extends Span {
  readonly key: Expression;
  readonly value: Expression;
}

type Node =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `wide`: it is a heredoc, or has several parts; then it is always a text. */
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[]; readonly wide: boolean }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'step'; readonly of: Expression; readonly step: Step }
  | { readonly kind: 'splat'; readonly of: Expression; readonly steps: readonly Step[] }
  | {
      readonly kind: 'for';
      readonly clause: ForClause;
      /** Objects only. */
      readonly key?: Expression;
      readonly value: Expression;
      readonly grouped: boolean;
      readonly only?: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly spread: boolean;
    }
  | { readonly kind: 'group'; readonly of: Expression }
  /** Cannot be read. */
  | { readonly kind: 'broken' };

export type Expression = Node & Span;

export type TemplatePart =
  /** `offsets`: where each character of `text` stands when they do not follow each other; else from `from` on. */
  | ({ readonly kind: 'text'; readonly text: string } & Span)
  | ({ readonly kind: 'value'; readonly value: Expression } & Span)
  | ({
      readonly kind: 'if';
      readonly test: Expression;
      readonly yes: readonly TemplatePart[];
      readonly no: readonly TemplatePart[];
    } & Span)
  | ({ readonly kind: 'for'; readonly clause: ForClause; readonly parts: readonly TemplatePart[] } & Span);

export interface Attribute extends Span {
  readonly name: string;
  readonly value: Expression;
}

export interface Block extends Span {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

/** Something that cannot be read; a point when `from` is `to`. */
export interface SyntaxFault extends Span {
  readonly message: string;
}

export interface Syntax {
  readonly body: Body;
  readonly faults: readonly SyntaxFault[];
}
