import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const trustOf = (user: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123123123123:user/${user}"},"Action":"sts:AssumeRole"}]}`;
const into = (role: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::456456456456:role/${role}"}]}`;

const names = (...texts: readonly (readonly [name: string, text: string])[]) => {
  const documents = texts.map(([name, text], i) => ({ id: `${i}`, name, text }));
  const { pieces, inventory } = read({ version: 1, name: '', documents, view: {}, context: {} });
  return {
    pieces: pieces.map((piece) => piece.owner?.split(':').slice(4).join(':')),
    principals: inventory.principals.map(({ kind, name }) => `${kind} ${name}`),
  };
};

describe('a shell transcript ties a block to a name', () => {
  it('by a heredoc and file://, against what the policies seem to say about each other', () => {
    const text = `$ cat > who.json <<EOF
${trustOf('pipeline')}
EOF
$ aws iam create-role --role-name ship-it --assume-role-policy-document file://who.json
$ cat <<'EOF' > what.json
${into('platform')}
EOF
$ aws iam put-role-policy --policy-name x \\
    --role-name ship-it --policy-document file://./what.json`;
    const { pieces, principals } = names(['Pasted text', text]);
    expect(pieces.every((owner) => owner?.endsWith(':role/ship-it'))).toBe(true);
    expect(principals).toEqual(['role ship-it']);
  });

  it('where the document stands in the command, on several lines, for users and groups', () => {
    const pretty = JSON.stringify(JSON.parse(into('platform')), null, 2);
    const text = `aws --profile ops iam put-user-policy --user-name mona --policy-name a --policy-document '${pretty}'
aws iam put-group-policy --group-name Crew --policy-name b --policy-document '${into('vault')}'`;
    expect(names(['x', text]).pieces.map((owner) => owner?.split(':')[1])).toEqual([
      'user/mona',
      'group/Crew',
    ]);
  });

  it('by a managed policy that is created and attached, in the account of its ARN', () => {
    const text = `cat > p.json << E
${into('vault')}
E
aws iam create-policy --policy-name can-jump --policy-document file://p.json
aws iam attach-role-policy --role-name hopper --policy-arn arn:aws:iam::777777777777:policy/can-jump
aws iam attach-role-policy --role-name skipper --policy-arn arn:aws:iam::777777777777:policy/can-jump`;
    const { pieces, principals } = names(['x', text]);
    expect(pieces).toEqual(['777777777777:role/hopper']);
    expect(principals).toEqual(['role hopper', 'role skipper']);
  });

  it('by a variable, and between two writings of one file', () => {
    const text = `ROLE=first-role
cat > t.json <<EOF
${trustOf('ann')}
EOF
aws iam create-role --role-name "$ROLE" --assume-role-policy-document file://t.json
cat > t.json <<EOF
${trustOf('ben')}
EOF
aws iam update-assume-role-policy --role-name second-role --policy-document file://t.json`;
    expect(names(['x', text]).pieces.map((owner) => owner?.split('/')[1])).toEqual([
      'first-role',
      'second-role',
    ]);
  });

  it('over documents: a script beside its files', () => {
    const script =
      'aws iam create-role --role-name lone-star --assume-role-policy-document file://iam/t.json';
    const { pieces } = names(['make.sh', script], ['iam/t.json', trustOf('ann')]);
    expect(pieces.map((owner) => owner?.split('/')[1])).toEqual(['lone-star']);
  });
});
