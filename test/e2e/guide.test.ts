import { guideChecklist } from './guide/checklist.js';
import { worlds } from './guide/worlds.js';

for (const world of worlds) guideChecklist(world);
