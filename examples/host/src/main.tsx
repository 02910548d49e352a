import { MfaProvider } from '@protekt/react-mfa';
import '@protekt/react-mfa/styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { adapter } from './auth.js';
import './host.css';

const queryClient = new QueryClient();
const support = (
  <p>
    Call the harbor office at <a href="tel:+15550100">555-0100</a>, and have your berth contract ready.
  </p>
);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <MfaProvider adapter={adapter} issuer="Harbour" support={support}>
          <App />
        </MfaProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
