import { guideChecklist } from '../e2e/guide/checklist.js';
import { betterAuthWorld } from '../e2e/guide/worlds.js';
import { exampleHost } from './exampleHost.js';
import { vaultTests } from './vault.js';

const example = exampleHost('react-router', {
  build: ['@react-router/dev/bin.js', 'build'],
  serve: () => ['@react-router/serve/bin.js', './build/server/index.js'],
});
const world = betterAuthWorld('the React Router example', example);

guideChecklist(world);
vaultTests(world, example.visit);
