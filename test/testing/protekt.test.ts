import { describe, it } from 'vitest';
import { protektAdapter } from '../../src/adapters/protekt.js';
import { describeAdapter } from '../../src/testing/index.js';
import { expectConformance } from './expectConformance.js';
import { sandboxBackend } from './sandboxBackend.js';

describeAdapter(
  { describe, it },
  {
    name: "the sandbox in the shape of the guide's SDK, over protektAdapter",
    start: () => sandboxBackend({}, 'totp', ({ protekt }) => protektAdapter(protekt)),
    report: expectConformance('Protekt'),
  },
);
