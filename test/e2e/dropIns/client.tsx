import { hydrateRoot } from 'react-dom/client';
import { DropInsPage } from './DropInsPage.js';
import { anna, openSandbox } from './sandbox.js';
import '../../../src/styles/index.css';

const root = document.getElementById('root');
const sandbox = openSandbox();
void sandbox.adapter.login(anna).then(() => {
  if (!root) return;
  hydrateRoot(root, <DropInsPage sandbox={sandbox} />, {
    onRecoverableError: (error) => console.error('recovered from', error),
  });
});
