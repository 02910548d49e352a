// `npm run release`, run by .github/workflows/release.yml, builds and publishes the version in package.json, if npm
// doesn't have it yet. npm shows the origin of a package only if its repository is the one that the workflow runs in,
// so the address is taken from the run.
import { spawnSync } from 'node:child_process';

const { GITHUB_ACTIONS, GITHUB_REPOSITORY, GITHUB_SERVER_URL } = process.env;
if (!GITHUB_ACTIONS || !GITHUB_REPOSITORY)
  throw new Error('Only the workflow publishes releases, because a package from your own machine has no provenance.');

/** @param {string[]} command */
function run([program = '', ...args]) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run(['npm', 'pkg', 'set', 'repository.type=git', `repository.url=git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`]);
run(['npm', 'run', 'build']);
run(['npx', '--no-install', 'changeset', 'publish']);
