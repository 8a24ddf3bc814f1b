// Actions by name: those of STS and IAM with AWS's own sentence, other services as prefixes. The data is made by
// scripts/awsActions.mjs and comes as a text, so that nothing is read of it before somebody asks.

export interface ActionWord {
  /** `sts:AssumeRole`; of a service its prefix, `s3:`. */
  readonly name: string;
  readonly meaning: string;
}

export interface ActionWords {
  readonly actions: readonly ActionWord[];
  readonly services: readonly ActionWord[];
}

/** The first line says where the data is from; then tab-separated lines: a prefix and a name, or an action. */
export function readActionWords(text: string): ActionWords {
  const actions: ActionWord[] = [];
  const services: ActionWord[] = [];
  for (const line of text.split('\n').slice(1)) {
    const [name = '', second = '', third] = line.split('\t');
    if (third !== undefined) actions.push({ name, meaning: `${third}. (${second})` });
    else if (name !== '') services.push({ name: `${name}:`, meaning: second });
  }
  return { actions, services };
}
