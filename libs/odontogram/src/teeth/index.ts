export * from './eruption';
export * from './names';
export * from './notation';
export * from './surfaces';
export * from './tooth';
