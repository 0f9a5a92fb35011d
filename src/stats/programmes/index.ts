export * from './linear-programme.ts';
