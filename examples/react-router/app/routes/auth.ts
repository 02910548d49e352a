import { auth } from '../auth.server';

const handle = ({ request }: { request: Request }) => auth.handler(request);

export { handle as action, handle as loader };
