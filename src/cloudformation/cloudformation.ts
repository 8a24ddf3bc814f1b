// CloudFormation, SAM and what CDK writes, as YAML and as JSON: all templates of a drop are read together.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
import type { OrganizationFacts } from '#harvest/facts.ts';
import type { Format, Harvest, HarvestNote, TextReader, TextSource } from '#harvest/harvest.ts';
import { faultNotes, prepareYaml, readYaml } from '#harvest/yamlText.ts';
import type { JsonPath } from '#language/policy.ts';
import { member } from '#text/json.ts';
import { rangesIn } from '#text/locate.ts';
import type { RangeTable } from '#text/ranges.ts';
import { longForm } from './shortForms.ts';
import { takeTemplates } from './takeTemplates.ts';
import { isFragment, isTemplate, isTemplateOutput, type Template } from './template.ts';

/** What one piece holds. */
interface Source {
  readonly templates: readonly Template[];
  readonly ranges?: RangeTable;
  readonly notes: readonly HarvestNote[];
  /** Where a path of the piece stands. */
  rangeOf(path: string): readonly [number, number] | undefined;
}

type Head = Pick<Template, 'name' | 'origin' | 'given'>;

const templateOf = ({ name, origin, given }: Head, body: unknown, path: JsonPath): Template => ({
  name,
  origin,
  given,
  body,
  path,
});

const WHAT = 'a CloudFormation or SAM template, as YAML or JSON (cdk.out/*.template.json)';

/** The nearest part of a path that has a range. */
function nearest(ranges: RangeTable, path: string): readonly [number, number] | undefined {
  for (let key = path; ; key = key.slice(0, key.lastIndexOf('/'))) {
    if (Object.hasOwn(ranges, key)) return ranges[key];
    if (key === '') return undefined;
  }
}

function yamlSource(text: string, head: Head): Source {
  const { documents, ranges, faults } = readYaml(text, longForm);
  const templates = documents
    .filter(({ value }) => isTemplate(value) || isFragment(value))
    .map(({ value, path }) => templateOf(head, value, path));
  const notes: HarvestNote[] = [...faultNotes(faults)];
  if (templates.length === 0 && faults.length === 0) {
    const message = 'No resources of a CloudFormation template are in here.';
    notes.push({ code: 'CFN-EMPTY', severity: 'warning', message, path: [] });
  }
  return { templates, ranges, notes, rangeOf: (path) => nearest(ranges, path) };
}

const stepsOf = (pointer: string): JsonPath =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));

function jsonSource(value: unknown, text: string, head: Head): Source {
  const find = rangesIn(text);
  const rangeOf = (path: string): readonly [number, number] => {
    const { from, to } = find(stepsOf(path));
    return [from, to];
  };
  if (!isTemplateOutput(value))
    return { templates: [{ ...head, body: value, path: [] }], notes: [], rangeOf };
  const body = member(value, 'TemplateBody');
  const path = ['TemplateBody'];
  if (typeof body !== 'string') return { templates: [{ ...head, body, path }], notes: [], rangeOf };
  const { documents, faults } = readYaml(body, longForm);
  // The text of the template is one text in the JSON: everything in it stands there.
  const notes = faults.map(({ code, severity, message }) => ({ code, severity, message, path }));
  return { templates: documents.map(({ value: own }) => templateOf(head, own, path)), notes, rangeOf };
}

const sourceOf = ({ text, value, name, origin, given }: TextSource): Source =>
  value === undefined
    ? yamlSource(text, { name, origin, given })
    : jsonSource(value, text, { name, origin, given });

const joined = (all: readonly OrganizationFacts[]): OrganizationFacts => ({
  units: all.flatMap(({ units = [] }) => units),
  parents: all.flatMap(({ parents = [] }) => parents),
  policies: all.flatMap(({ policies = [] }) => policies),
  attachments: all.flatMap(({ attachments = [] }) => attachments),
});

/** A piece may hold several templates, and texts around them that are none. */
function harvestOf(source: Source, taken: ReturnType<typeof takeTemplates>): Harvest {
  const moved: Record<string, readonly [number, number]> = {};
  for (const [at, path] of taken.flatMap((one) => [...one.moved])) {
    const range = source.rangeOf(path);
    if (range) moved[at] = range;
  }
  const holdings = taken.flatMap((one) => one.holdings ?? []);
  const organizations = taken.flatMap((one) => one.organization ?? []);
  const [first] = taken;
  const titles = taken.map(({ title }) => title);
  return {
    kind: 'cloudformation',
    title:
      taken.length === 1 && first ? first.title : titles.length === 0 ? 'CloudFormation' : titles.join('; '),
    taken: taken.flatMap((one) => one.taken ?? []),
    leftOut: taken.flatMap((one) => one.leftOut ?? []),
    asks: taken.flatMap((one) => one.asks ?? []),
    principals: taken.flatMap((one) => one.principals ?? []),
    ...(holdings.length > 0 ? { holdings } : {}),
    ...(organizations.length > 0 ? { organization: joined(organizations) } : {}),
    notes: [...source.notes, ...taken.flatMap((one) => one.notes ?? [])],
    ranges: { ...source.ranges, ...moved },
  };
}

function take(sources: readonly TextSource[]): readonly Harvest[] {
  const read = sources.map(sourceOf);
  const taken = takeTemplates(read.flatMap(({ templates }) => templates));
  let at = 0;
  return read.map((source) => {
    const own = taken.slice(at, at + source.templates.length);
    at += source.templates.length;
    return harvestOf(source, own);
  });
}

const isJson = (value: unknown): boolean => isTemplate(value) || isTemplateOutput(value);

export const cloudformationReader: TextReader = {
  kind: 'cloudformation',
  what: WHAT,
  example: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { AWS: 'arn:aws:iam::111111111111:root' }
            Action: sts:AssumeRole
`,
  json: isJson,
  prepare: prepareYaml,
  take,
};

/** One template of JSON alone; `import` reads several together. */
export const cloudformationFormat: Format = {
  id: 'cloudformation',
  what: '',
  test: isJson,
  take: (value, origin, given) =>
    take([{ text: JSON.stringify(value), value, name: 'template', origin, given }])[0] ?? {
      kind: 'cloudformation',
      title: 'CloudFormation',
    },
};
