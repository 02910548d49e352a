import { afterAll } from 'vitest';
import { describeHosts } from './describeHosts.js';
import { hosts } from './hosts.js';
import { writeTable } from './writeTable.js';

const rows = describeHosts(hosts);
afterAll(() => writeTable(rows));
