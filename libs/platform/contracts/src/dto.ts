export { Email, OneOf, Text } from './fields/text';
export { Flag, Id, Int } from './fields/numbers';
export { Money, MoneyDto } from './fields/money';
export { Day, Instant, isDay, isInstant } from './fields/times';
export { Ids, ListOf, Nested, SomeOf } from './fields/lists';
export { PageFilter, pageOf } from './page.dto';
export { ProblemDto } from './problem.dto';
