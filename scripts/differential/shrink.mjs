// Makes a question smaller as long as both engines still disagree on it in the same way.

/** Everything that can be left out of a question, one thing at a time. */
function* smaller(question) {
  for (const field of ['resourcePolicy', 'boundary', 'session', 'scps', 'rcps'])
    if (question[field] !== null) yield { ...question, [field]: null };
  for (const key of Object.keys(question.context)) {
    const { [key]: _, ...context } = question.context;
    yield { ...question, context };
  }
  yield* parts(question, ['identity', 'resourcePolicy', 'boundary', 'session', 'scps', 'rcps']);
}

function* parts(holder, keys) {
  for (const key of keys) {
    const value = holder[key];
    if (value === null || typeof value !== 'object') continue;
    for (const less of without(value, key)) yield { ...holder, [key]: less };
  }
}

function* without(value, key) {
  if (Array.isArray(value)) {
    const removable = key === 'identity' || key === 'rcps' || value.length > 1;
    if (removable) for (let i = 0; i < value.length; i++) yield value.filter((_, other) => other !== i);
    for (let i = 0; i < value.length; i++)
      if (value[i] !== null && typeof value[i] === 'object')
        for (const less of without(value[i], key))
          yield value.map((one, other) => (other === i ? less : one));
    return;
  }
  if ('Condition' in value) {
    const { Condition, ...rest } = value;
    yield rest;
    for (const operator of Object.keys(Condition))
      if (Object.keys(Condition).length > 1) {
        const { [operator]: _, ...others } = Condition;
        yield { ...value, Condition: others };
      }
  }
  if (value.Resource !== undefined && value.Resource !== '*') yield { ...value, Resource: '*' };
  yield* parts(value, Object.keys(value));
}

/** `answers(question)` gives one text for both answers; the result is a smallest question with the same text. */
export async function shrink(question, answers) {
  const wanted = await answers(question);
  let current = question;
  for (let again = true; again;) {
    again = false;
    for (const candidate of smaller(current)) {
      const got = await answers(candidate).catch(() => null);
      if (got !== wanted) continue;
      current = candidate;
      again = true;
      break;
    }
  }
  return current;
}
