export { EICAR, FakeClamd } from './scanner/testing/fake-clamd';
export { S3Server, type Fault } from './storage/testing/s3-server';
export { findChromium } from './pdf/find-chromium';
