export { displayRoutes, queueRoutes, queueWords } from './queue.routes';
export { ChecksBlock } from './today/checks-block';
export { WaitingBlock } from './today/waiting-block';
