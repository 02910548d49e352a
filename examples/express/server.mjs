import express from 'express';
import { addUser, endSessions, requireSession } from './accounts.mjs';
import { mfa } from './mfa.mjs';

const app = express().disable('x-powered-by');
app.use((_req, res, next) => {
  res.set('cache-control', 'no-store');
  next();
});
// Accept only JSON, which a form on another site can't send.
app.use(express.json(), (req, res, next) => (req.method === 'GET' || req.body ? next() : res.status(415).json({})));
app.use('/api/mfa', mfa);

// Protect what your app shows with the session, never with something that the browser claims.
app.get('/api/me', (req, res) => res.json({ email: requireSession(req).user.email }));
app.post('/api/sign-out', (req, res) => {
  endSessions(requireSession(req).user);
  res.status(204).end();
});

// Express recognizes an error handler by its four parameters.
app.use((error, _req, res, _next) => {
  const { status = 500, body = {} } = error;
  if (status === 500) console.error(error);
  if (body.retryAfter) res.set('retry-after', String(body.retryAfter));
  res.status(status).json(body);
});

await addUser('anna@example.com', 'correct horse battery');
export const server = app.listen(Number(process.env.PORT ?? 3001), '127.0.0.1');
