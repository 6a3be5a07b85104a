import { setupServer } from 'msw/node';

/** Answers the requests of a test; a request without an answer fails the test. */
export const server = setupServer();
