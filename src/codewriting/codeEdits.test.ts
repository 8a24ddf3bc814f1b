import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AttachedPolicy } from '#decision/inventory.ts';
import { applyChanges } from '#fixes/applyFix.ts';
import { valueAt } from '#fixes/edit.ts';
import type { Change } from '#fixes/fix.ts';
import { read } from '#import/read.ts';
import { prepareReading } from '#import/textReaders.ts';
import { addDocument, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { applyEdits } from '#writing/textEdits.ts';
import { codeEdits } from './codeEdits.ts';
import { codeWords } from './codeWords.ts';
import { readsAs } from './readsAs.ts';

const ROLES = `resource "aws_iam_role" "build" {
  name               = "build"
  assume_role_policy = data.aws_iam_policy_document.build.json
}

resource "aws_iam_role" "other" {
  name               = "other"
  assume_role_policy = data.aws_iam_policy_document.build.json
}

data "aws_iam_policy_document" "build" {
  # only machines
  statement {
    sid     = "Machines"
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }
  }
}
`;

const OBJECT = `${ROLES}
resource "aws_iam_role" "deploy" {
  name = "deploy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow" # for the pipeline
        Action    = "sts:AssumeRole"
        Principal = { AWS = aws_iam_role.build.arn }
      }
    ]
  })
}
`;

const HEREDOC = `${ROLES}
resource "aws_iam_role" "deploy" {
  name               = "deploy"
  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "AWS": "\${aws_iam_role.build.arn}" },
          "Action": "sts:AssumeRole"
        }
      ]
    }
  EOT
}
`;

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Build:
    Type: AWS::IAM::Role
    Properties:
      RoleName: build
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          # only machines
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
        - Effect: Allow
          Principal: { AWS: !GetAtt Build.Arn } # for the pipeline
          Action: sts:AssumeRole
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]
`;

beforeAll(() => prepareReading([OBJECT, TEMPLATE].map((text, i) => ({ id: String(i), name: '', text }))));

const workspaceOf = (text: string): Workspace => addDocument(emptyWorkspace, { name: 'main', text });

const arn = (text: string, name: string): string =>
  read(workspaceOf(text)).inventory.principals.find((one) => one.name === name)?.arn ?? '';

interface Wanted {
  readonly of: string;
  readonly slot?: 'trust' | 'identity';
  readonly kind?: Change['kind'];
  readonly path: Change['path'];
  readonly value?: unknown;
}

function changeOf(
  text: string,
  { kind = 'change-statement', of, path, slot = 'trust', value }: Wanted,
): Change {
  const { inventory } = read(workspaceOf(text));
  const owner = inventory.principals.find((one) => one.name === of);
  const [policy]: readonly AttachedPolicy[] = (slot === 'trust' ? owner?.trust : owner?.policies) ?? [];
  const before = valueAt(policy?.document, path);
  const gate = slot === 'trust' ? 'trust' : 'permission';
  const place = kind === 'new-policy' ? {} : { place: policy?.place };
  return {
    kind,
    gate,
    owner: owner?.arn ?? '',
    slot,
    policy: 'assume-deploy',
    path,
    ...(place as { place?: AttachedPolicy['place'] }),
    ...(value === undefined ? {} : { value }),
    ...(before === undefined || kind === 'new-policy' ? {} : { before }),
  };
}

/** The text with the changes made, which reads as the inventory with the changes made; null: it is left. */
function edited(text: string, ...wanted: readonly Wanted[]): string | null {
  const w = workspaceOf(text);
  const { inventory } = read(w);
  const changes = wanted.map((one) => changeOf(text, one));
  const { edits, written } = codeEdits({ documents: w.documents, inventory }, changes);
  if (written.length < changes.length) return null;
  const [document] = w.documents;
  const next = applyEdits(
    text,
    edits.flatMap((one) => one.edits),
  );
  const after = read(replaceText(w, document?.id ?? '', next)).inventory;
  expect(readsAs(after, applyChanges(inventory, changes))).toBe(true);
  return next;
}

const deny = { Effect: 'Deny', Principal: { AWS: '*' }, Action: ['sts:AssumeRole', 'sts:TagSession'] };

const add = (of: string, index: number, value: unknown): Wanted => ({
  of,
  kind: 'add-statement',
  path: ['Statement', index],
  value,
});

describe('Terraform', () => {
  test('a statement joins an object in its handwriting; comments stay', () => {
    const other = { ...deny, Principal: { AWS: arn(OBJECT, 'other') } };
    expect(edited(OBJECT, add('deploy', 1, other))).toBe(
      OBJECT.replace(
        `build.arn }
      }
`,
        `build.arn }
      },
      {
        Effect    = "Deny"
        Principal = { AWS = aws_iam_role.other.arn }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
      }
`,
      ),
    );
  });

  test('comments stay with the statement that they are about', () => {
    const lines = `resource "aws_iam_role" "build" {
  name = "build"
  assume_role_policy = jsonencode({
    Statement = [
      # machines
      { Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }, # boxes
    ]
  })
}
`;
    const tasks = {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    };
    const both = lines.replace(
      '# boxes\n',
      `# boxes
      { Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" },
`,
    );
    expect(edited(lines, add('build', 1, tasks))).toBe(both);
    expect(edited(both, { of: 'build', kind: 'remove-statement', path: ['Statement', 1] })).toBe(lines);
    expect(edited(both, { of: 'build', kind: 'remove-statement', path: ['Statement', 0] })).toBe(
      both.replace(/ *# machines\n.*# boxes\n/, ''),
    );
  });

  test('one more caller stands beside the expression that names the first', () => {
    const both = [arn(OBJECT, 'build'), 'arn:aws:iam::222222222222:role/x'];
    const path = ['Statement', 0, 'Principal', 'AWS'];
    expect(edited(OBJECT, { of: 'deploy', path, value: both })).toBe(
      OBJECT.replace(
        'AWS = aws_iam_role.build.arn',
        'AWS = [aws_iam_role.build.arn, "arn:aws:iam::222222222222:role/x"]',
      ),
    );
  });

  test('JSON in a heredoc stays JSON, with expressions where the account is not known', () => {
    const other = { ...deny, Principal: { AWS: arn(HEREDOC, 'other') } };
    const text = edited(HEREDOC, add('deploy', 1, other));
    expect(text).toContain('"Principal": { "AWS": "${aws_iam_role.other.arn}" },\n          "Action": [');
  });

  test('a block of the data source is added, changed and taken away', () => {
    const condition = { StringEquals: { 'aws:SourceAccount': '111111111111' } };
    const more = edited(
      ROLES,
      { of: 'build', path: ['Statement', 0, 'Condition'], value: condition },
      {
        of: 'build',
        path: ['Statement', 0, 'Principal', 'Service'],
        value: ['codebuild.amazonaws.com', 'ec2.amazonaws.com'],
      },
      add('build', 1, deny),
    );
    expect(more).toBe(
      ROLES.replace(
        `["codebuild.amazonaws.com"]
    }
  }
`,
        `["codebuild.amazonaws.com", "ec2.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["111111111111"]
    }
  }

  statement {
    effect  = "Deny"
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
`,
      ),
    );
    const gone = edited(more ?? '', { of: 'build', kind: 'remove-statement', path: ['Statement', 1] });
    expect(gone).not.toContain('Deny');
    expect(edited(gone ?? '', { of: 'build', path: ['Statement', 0, 'Effect'], value: 'Deny' })).toContain(
      '    actions = ["sts:AssumeRole"]\n    effect  = "Deny"\n',
    );
  });

  test('a new policy is a resource behind its role, and goes as a whole', () => {
    const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn(OBJECT, 'deploy') };
    const value = { Version: '2012-10-17', Statement: [statement] };
    const text = edited(OBJECT, { of: 'build', kind: 'new-policy', slot: 'identity', path: [], value });
    expect(text).toContain(`
resource "aws_iam_role_policy" "build_assume_deploy" {
  name = "assume-deploy"
  role = aws_iam_role.build.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sts:AssumeRole"
        Resource = aws_iam_role.deploy.arn
      }
    ]
  })
}
`);
    expect(edited(text ?? '', { of: 'build', kind: 'remove-policy', slot: 'identity', path: [] })).toBe(
      OBJECT,
    );
  });

  test('what is not written in parts is left, and so is what would wait for itself', () => {
    const many = OBJECT.replace('Statement = [', 'Statement = concat([], [').replace('    ]\n', '    ])\n');
    expect(edited(many, add('deploy', 1, deny))).toBeNull();
    const each = ROLES.replace('statement {', 'dynamic "statement" {\n for_each = [1]\n content {').replace(
      '  }\n}\n',
      '  }\n}\n}\n',
    );
    expect(edited(each, { of: 'build', path: ['Statement', 0, 'Effect'], value: 'Deny' })).toBeNull();
    const back = { ...deny, Principal: { AWS: arn(OBJECT, 'deploy') } };
    expect(edited(OBJECT, add('build', 1, back))).toBeNull();
  });

  test('`${…}` of a policy is no expression', () => {
    const path = ['Statement', 0, 'Condition'];
    const value = { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } };
    expect(edited(OBJECT, { of: 'deploy', path, value })).toContain(
      '"sts:RoleSessionName" = "$${aws:username}"',
    );
    expect(edited(ROLES, { of: 'build', path, value })).toContain('values   = ["&{aws:username}"]');
  });
});

describe('YAML', () => {
  test('a statement is one more item, as deep as the others', () => {
    const build = { ...deny, Principal: { AWS: arn(TEMPLATE, 'build') } };
    const wanted = TEMPLATE.replace(
      `          Action: sts:AssumeRole
      Policies`,
      `          Action: sts:AssumeRole
        - Effect: Deny
          Principal:
            AWS: !GetAtt Build.Arn
          Action:
            - sts:AssumeRole
            - sts:TagSession
      Policies`,
    );
    expect(edited(TEMPLATE, add('deploy', 1, build))).toBe(wanted);
    expect(edited(wanted, { of: 'deploy', kind: 'remove-statement', path: ['Statement', 1] })).toBe(TEMPLATE);
  });

  test('elements come, go and change; functions keep standing for what they are', () => {
    const value = { StringEquals: { 'sts:ExternalId': 'x 1' } };
    const more = edited(TEMPLATE, { of: 'build', path: ['Statement', 0, 'Condition'], value });
    expect(more).toContain(
      "            Action: sts:AssumeRole\n            Condition:\n              StringEquals:\n                sts:ExternalId: 'x 1'\n",
    );
    expect(edited(more ?? '', { of: 'build', path: ['Statement', 0, 'Condition'] })).toBe(TEMPLATE);
    const service = ['Statement', 0, 'Principal', 'Service'];
    const two = ['codebuild.amazonaws.com', 'ec2.amazonaws.com'];
    expect(edited(TEMPLATE, { of: 'build', path: service, value: two })).toContain(
      '              Service:\n                - codebuild.amazonaws.com\n                - ec2.amazonaws.com\n            Action',
    );
    const aws = [arn(TEMPLATE, 'build'), 'arn:aws:iam::222222222222:role/x'];
    expect(
      edited(TEMPLATE, { of: 'deploy', path: ['Statement', 0, 'Principal', 'AWS'], value: aws }),
    ).toContain(
      'Principal: { AWS: [!GetAtt Build.Arn, arn:aws:iam::222222222222:role/x] } # for the pipeline\n',
    );
  });

  test('where each statement stands on a line, so does a new one; the last line of a text goes as a line', () => {
    const inLines = `Resources:
  Build:
    Type: AWS::IAM::Role
    Properties:
      RoleName: build
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
`;
    const more = {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    };
    const both = `${inLines}          - { Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }\n`;
    expect(edited(inLines, add('build', 1, more))).toBe(both);
    expect(edited(both, { of: 'build', kind: 'remove-statement', path: ['Statement', 1] })).toBe(inLines);
    const told = both.replace(/( +)- (?=.*ecs)/, '$1# the tasks\n$1- ');
    expect(told).toContain('# the tasks');
    expect(edited(told, { of: 'build', kind: 'remove-statement', path: ['Statement', 1] })).toBe(inLines);
  });

  test('JSON in YAML stays JSON', () => {
    const more = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
    const wanted = { ...add('deploy', 1, more), slot: 'identity' } as const;
    expect(edited(TEMPLATE, wanted)).toContain(
      '"Resource": "*"}, {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}]\n',
    );
  });

  test('a new policy stands in its role, or beside it where that would wait for itself', () => {
    const of = (name: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn(TEMPLATE, name) }],
    });
    const fresh = { kind: 'new-policy', slot: 'identity', path: [] } as const;
    const inside = edited(TEMPLATE, { ...fresh, of: 'deploy', value: of('build') });
    expect(inside).toContain('        - PolicyName: assume-deploy\n          PolicyDocument:\n');
    expect(
      edited(inside ?? '', { of: 'build', path: ['Statement', 0, 'Effect'], value: 'Deny' }),
    ).not.toBeNull();
    const beside = edited(TEMPLATE, { ...fresh, of: 'build', value: of('deploy') });
    expect(beside).toContain(
      '  BuildAssumeDeploy:\n    Type: AWS::IAM::RolePolicy\n    Properties:\n      PolicyName: assume-deploy\n      RoleName: !Ref Build\n',
    );
  });
});

describe('templates in JSON', () => {
  const role = (name: string, Principal: object) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
      },
    },
  });
  const Build = role('build', { Service: 'codebuild.amazonaws.com' });
  const Deploy = role('deploy', { AWS: { 'Fn::GetAtt': ['Build', 'Arn'] } });
  const JSON_TEMPLATE = JSON.stringify({ Resources: { Build, Deploy } }, null, 2);

  const parsed = (text: string | null): unknown => JSON.parse(text ?? 'null');

  test('functions stay, and stand for roles of the template', () => {
    const both = [arn(JSON_TEMPLATE, 'build'), 'arn:aws:iam::222222222222:role/x'];
    const path = ['Statement', 0, 'Principal', 'AWS'];
    const more = edited(JSON_TEMPLATE, { of: 'deploy', path, value: both });
    const at = ['Resources', 'Deploy', 'Properties', 'AssumeRolePolicyDocument', ...path];
    expect(valueAt(parsed(more), at)).toEqual([{ 'Fn::GetAtt': ['Build', 'Arn'] }, both[1]]);
  });

  test('a new policy stands in its role, or beside it where that would wait for itself', () => {
    const of = (name: string) => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arn(JSON_TEMPLATE, name) }],
    });
    const fresh = { kind: 'new-policy', slot: 'identity', path: [] } as const;
    const inside = edited(JSON_TEMPLATE, { ...fresh, of: 'deploy', value: of('build') });
    const policy = valueAt(parsed(inside), ['Resources', 'Deploy', 'Properties', 'Policies', 0]);
    const resource = valueAt(policy, ['PolicyDocument', 'Statement', 0, 'Resource']);
    expect(resource).toEqual({ 'Fn::GetAtt': ['Build', 'Arn'] });
    const beside = edited(JSON_TEMPLATE, { ...fresh, of: 'build', value: of('deploy') });
    const holder = ['Resources', 'BuildAssumeDeploy', 'Properties', 'RoleName'];
    expect(valueAt(parsed(beside), holder)).toEqual({ Ref: 'Build' });
  });
});

test('whatever changes: it reads as it was meant, or it is left', () => {
  const odd = fc.oneof(
    fc.constantFrom(
      '${aws:username}',
      '%{if}',
      '"',
      "it's",
      '# no comment',
      'a: b',
      '- x',
      '*',
      'yes',
      '007',
      ' ',
    ),
    fc.constantFrom(
      '{ "a": 1 }',
      '<<EOT',
      'a\\b',
      'a\nb',
      '$${x}',
      '!Ref Build',
      '&a',
      'null',
      '~',
      '1e3',
      '',
    ),
    fc.string({ maxLength: 8 }),
  );
  const texts = fc.oneof(odd, fc.array(odd, { minLength: 1, maxLength: 3 }));
  const condition = fc.dictionary(
    fc.constantFrom('StringEquals', 'ArnLike'),
    fc.dictionary(odd, texts, { minKeys: 1, maxKeys: 2 }),
    { minKeys: 1 },
  );
  const statement = fc.record(
    {
      Sid: odd.filter((sid) => sid !== ''),
      Effect: fc.constantFrom('Allow', 'Deny'),
      Principal: fc.record({ AWS: texts }),
      Action: texts,
      Condition: condition,
    },
    { requiredKeys: ['Effect', 'Action'] },
  );
  const wanted = fc.oneof(
    fc.record({
      kind: fc.constant('add-statement' as const),
      path: fc.constant(['Statement', 1]),
      value: statement,
    }),
    fc.record({
      path: fc.constantFrom(
        ['Statement', 0, 'Action'],
        ['Statement', 0, 'Principal', 'AWS'],
        ['Statement', 0, 'Resource'],
      ),
      value: texts,
    }),
    fc.record({ path: fc.constant(['Statement', 0, 'Condition']), value: condition }),
  );
  const places = fc.constantFrom(
    [OBJECT, 'deploy'],
    [HEREDOC, 'deploy'],
    [ROLES, 'build'],
    [TEMPLATE, 'build'],
    [TEMPLATE, 'deploy'],
  );
  let written = 0;
  fc.assert(
    fc.property(places, wanted, ([text, of], one) => {
      if (edited(text ?? '', { of: of ?? '', ...one }) !== null) written++;
    }),
    { numRuns: 60 },
  );
  expect(written).toBeGreaterThan(20);
});

test('what is left has words in the language of its text', () => {
  const said = (text: string, wanted: Wanted) => {
    const { documents } = workspaceOf(text);
    return codeWords({ documents, inventory: read(workspaceOf(text)).inventory }, changeOf(text, wanted));
  };
  expect(said(ROLES, add('build', 1, deny))).toBe(`statement {
  effect  = "Deny"
  actions = ["sts:AssumeRole", "sts:TagSession"]

  principals {
    type        = "AWS"
    identifiers = ["*"]
  }
}`);
  expect(said(OBJECT, { of: 'deploy', path: ['Statement', 0, 'Effect'], value: 'Deny' })).toBe(
    'Effect = "Deny"',
  );
  expect(said(TEMPLATE, add('build', 1, deny))).toMatch(/^- Effect: Deny\n {2}Principal:\n/);
});
