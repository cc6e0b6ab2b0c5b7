import { describe, expect, it } from 'vitest';
import { holdsSecret, holdsToken } from '../../../shared/files/find-secrets.ts';
import { maskSecrets } from '../../../shared/files/mask-secrets.ts';

/** Put together here, so that no scanner takes this file for one with keys. */
const mixed = (length: number) => 'a1B2c3D4e5F6g7H8'.repeat(20).slice(0, length);
export const TOKENS: readonly (readonly [string, string])[] = [
  ['AWS', `AKIA${'IOSFODNN7EXAMPLA'}`],
  ['Databricks', `dapi${'0123456789abcdef'.repeat(2)}`],
  ['Hugging Face', `hf_${'aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH'}`],
  ['GitHub', `ghp_${mixed(36)}`],
  ['GitHub, fine', `github_pat_${mixed(82)}`],
  ['GitLab', `glpat-${mixed(20)}`],
  ['OpenAI', `sk-proj-${mixed(40)}`],
  ['Anthropic', `sk-ant-api03-${mixed(93)}AA`],
  ['Google', `AIza${mixed(35)}`],
  ['Slack', `xoxb-123456789012-${mixed(24)}`],
  ['Stripe', `sk_live_${mixed(24)}`],
  ['Vault', `hvs.${mixed(24)}`],
  ['npm', `npm_${mixed(36)}`],
  ['PyPI', `pypi-AgEIcHlwaS5vcmc${mixed(56)}`],
  ['Azure AD', `abc8Q~${mixed(34)}`],
  ['a JWT', `eyJ${mixed(17)}.eyJ${mixed(20)}.${mixed(43)}`],
];

describe('secrets by their form', () => {
  it.each(TOKENS)('%s', (_name, token) => {
    expect(holdsSecret('x.txt', `see ${token} here`)).toBe(true);
    expect(holdsToken(`\u0000(${token}`)).toBe(true);
    expect(maskSecrets(`because ${token}`)).toBe('because ***');
  });

  it.each([
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----', '***'],
    ['its first line', '-----BEGIN PRIVATE KEY-----', '***'],
    [
      'Azure storage',
      `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${mixed(86)}==`,
      'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=***',
    ],
    ['in quotes', `conn: "Server=x;Password=Winter2026!"`, 'conn: "Server=x;Password=***"'],
    ['a SAS', 'https://x.net/c?sv=1&sig=abcDEF123%2Fabc%3D', 'https://x.net/c?sv=1&sig=***'],
    ['an address', 'postgres://u:s3cr3tpw@db/x', 'postgres://***@db/x'],
  ])('%s', (_name, text, shown) => {
    expect(holdsSecret('x.txt', text)).toBe(true);
    expect(maskSecrets(text)).toBe(shown);
  });
});

describe('secrets as values', () => {
  it.each([
    ['a.py', 'password = "Zx81kLm92Qp"'],
    ['a.yaml', 'api_key: 9f8e7d6c5b4a39281706f5e4d3c2b1a0'],
    ['a.yaml', 'db:\n  password: Winter2026\n'],
    ['a.yaml', 'password: winter2026'],
    ['prod.env', 'CLIENT_SECRET=Zx81kLm92Qp'],
    ['a.properties', 'db.password=hunter2secret'],
    ['a.json', '{"access_token": "Zx81kLm92Qp"}'],
    ['a.ipynb', String.raw`{"source": ["token = \"Zx81kLm92Qp\"\n"]}`],
    ['a.py', 'connect("Server=x;Password=Winter2026!")'],
    ['a.json', '{"authorization": "Bearer Zx81kLm92Qp"}'],
  ])('%s: %s', (path, text) => expect(holdsSecret(path, text)).toBe(true));
});

// Idioms of programs, settings and tokenizers.
describe('no secrets', () => {
  it.each([
    ['a.py', 'def f(token: str) -> None: pass'],
    ['a.py', 'password = os.environ["PASSWORD_2026"]'],
    ['a.py', 'token = tokenizer.encode(x)'],
    ['a.py', 'token = tokens_2026_final'],
    ['a.py', 'secret_key: str = None'],
    ['a.py', 'connect({"password": password_2026}, token=token_v2_2026, "x")'],
    ['a.py', 'secret = get_secret("team/model-v2")'],
    ['a.py', 'url = f"postgresql://{user}:{password}@{host}/db"'],
    ['a.py', 'if "-----BEGIN PRIVATE KEY-----" in text: raise'],
    ['a.py', 'parser.add_argument("--token", help="token=your-token-here1")'],
    ['a.env', 'api_key=${API_KEY}'],
    ['a.yaml', 'token: "{{ vault_token_2026 }}"'],
    ['a.yaml', 'password: <your password>'],
    ['a.yaml', 'secret: db-password-1'],
    ['a.yaml', 'token: HF_TOKEN_2026'],
    ['a.yaml', 'private_key: /etc/ssl/key1.pem'],
    ['a.yaml', 'url: https://user:password@host/x'],
    ['a.yaml', 'index-url: https://${USER}:${PASS}@host/simple'],
    ['tokenizer_config.json', '{"image_token": "<image>", "eos_token": "<|endoftext|>", "unk_token_id": 100}'],
    ['tokenizer.json', '{"vocab": {"password": 20481234, "secret": 17, "token": 123456789}}'],
    ['a.json', '{"token_type": "WordPiece2026abc", "tokenizer_class": "LlamaTokenizerFast"}'],
    ['report.html', '<a class="sk-estimator-doc-link fitted" id="sk-toggleable__control-container-12">'],
    ['README.md', 'password: see vault. token: <your token>. AKIAIOSFODNN7EXAMPLE'],
    ['requirements.txt', `a==1 --hash=sha256:${'ab12'.repeat(16)}`],
  ])('%s: %s', (path, text) => expect(holdsSecret(path, text)).toBe(false));

  it('in no time', () => {
    for (const text of [
      `token=a${'1'.repeat(300)}X_-. `,
      `sk-${'a-'.repeat(100_000)}`,
      'token="'.repeat(100_000),
      'a:'.repeat(300_000),
      'eyJ'.repeat(200_000),
      '-----BEGIN PRIVATE KEY-----x'.repeat(20_000),
      'password'.repeat(80_000),
    ])
      expect(holdsSecret('x.txt', text)).toBe(false);
  });
});
