// Resource and NotResource: ARN patterns, matched field by field, with policy variables.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { parseArn } from '#language/arn.ts';
import { resourceTest } from '#language/arnPattern.ts';
import type { PatternMatch } from './authorization.ts';
import type { Context } from './context.ts';
import type { PatternList } from '#language/policy.ts';
import { fromBoolean, not, type Truth } from './truth.ts';
import { constantParts, parseTemplate, resolve, type Template } from './variables.ts';
import { globTest, type TextTest } from '#language/wildcard.ts';

type CompiledResource = { readonly test: TextTest } | { readonly template: Template };

export interface CompiledResources {
  readonly source: PatternList;
  readonly patterns: readonly CompiledResource[];
}

/** Where the part of an ARN begins in which AWS substitutes variables: behind the fifth colon as it stands. */
function fifthColon(text: string): number {
  let at = -1;
  for (let n = 0; n < 5; n++) {
    at = text.indexOf(':', at + 1);
    if (at < 0) return text.length;
  }
  return at + 1;
}

/**
 * Variables stand for parts of the resource's name, never for its service or account: before the fifth colon they are
 * text (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-resourceelement).
 */
function templateOf(text: string, variables: boolean): Template {
  const start = fifthColon(text);
  if (!variables || !text.slice(0, start).includes('${')) return parseTemplate(text, variables, true);
  const head = parseTemplate(text.slice(0, start), false, true);
  const rest = parseTemplate(text.slice(start), true, true);
  return { parts: [...head.parts, ...rest.parts], variables: rest.variables };
}

/** `variables`: the document's Version knows policy variables. */
export function compileResources(source: PatternList, variables: boolean): CompiledResources {
  const patterns = source.patterns.map(({ text }): CompiledResource => {
    // Most resources are whole ARNs without anything to expand.
    if (!/[*?$]/.test(text) && parseArn(text) !== null) return { test: (resource) => resource === text };
    const template = templateOf(text, variables);
    return template.variables.length > 0 ? { template } : { test: resourceTest(constantParts(template)) };
  });
  return { source, patterns };
}

function matchOne(pattern: CompiledResource, resource: string, context: Context): Truth {
  if ('test' in pattern) return fromBoolean(pattern.test(resource));
  const resolved = resolve(pattern.template, context);
  if (resolved.state === 'none') return 'no';
  if (resolved.state === 'known') return fromBoolean(resourceTest(resolved.parts)(resource));
  // The widest that the pattern may become; the last `*` stands for fields that it may lack.
  return globTest([...resolved.parts, '*'])(resource) ? 'depends' : 'no';
}

/** Patterns that match or may match are added to `found`. */
export function matchResource(
  { source, patterns }: CompiledResources,
  resource: string,
  context: Context,
  found: PatternMatch[] | null,
): Truth {
  let hit: Truth = 'no';
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i];
    const truth = pattern === undefined ? 'no' : matchOne(pattern, resource, context);
    if (truth === 'no') continue;
    if (hit !== 'yes') hit = truth;
    const written = source.patterns[i];
    if (found !== null && written !== undefined)
      found.push({ text: written.text, path: written.path, truth });
    else if (hit === 'yes') break;
  }
  return source.negated ? not(hit) : hit;
}
