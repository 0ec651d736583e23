/** Where CommonJS is, and only there. */
declare const module: { exports: unknown } | undefined;
