import { describeHosts } from './describeHosts.js';
import { hosts } from './hosts.js';

describeHosts(hosts.filter(({ isQuick }) => isQuick));
