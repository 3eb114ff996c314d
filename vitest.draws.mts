import fc from 'fast-check';

// The same draws in every run: what is red is a change, not a chance. The long forms draw anew each time.
if (!process.env['CUSPID_LONG']) fc.configureGlobal({ seed: 20_261_123 });
