import { hydrateRoot } from 'react-dom/client';
import { PartsPage } from './PartsPage.js';
import '../../../src/styles/index.css';
import './page.css';

const root = document.getElementById('root');
if (root) hydrateRoot(root, <PartsPage />, { onRecoverableError: (error) => console.error('recovered from', error) });
