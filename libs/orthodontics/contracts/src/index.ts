export { figuresOf, iotnOf, outcomeOf, parOf, type ParFigures } from './ortho-figures';
export * from './orthodontics.values';
export type * from './ortho-control.dto';
export type * from './ortho-fields.dto';
export type * from './orthodontics.dto';
