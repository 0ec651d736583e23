// The types of `require('payseal/testing')`: those of the module.
import type * as testing from './index.d.ts' with { 'resolution-mode': 'import' };

export type PaysealError = testing.PaysealError;
export declare const PaysealError: typeof testing.PaysealError;
export declare const CARDS: typeof testing.CARDS;
export declare const fake: testing.Fake;
export declare const createFake: typeof testing.createFake;
export declare const loadPayseal: typeof testing.loadPayseal;
export declare const cypress: typeof testing.cypress;
export declare const playwright: typeof testing.playwright;
export declare const webdriver: typeof testing.webdriver;
export type Fake = testing.Fake;
export type FakeElement = testing.FakeElement;
export type Filling = testing.Filling;
export type NextConfirm = testing.NextConfirm;
export type NextPaymentMethod = testing.NextPaymentMethod;
export type TestCard = testing.TestCard;
export type TestCardBehaviour = testing.TestCardBehaviour;
export type TestCardDecline = testing.TestCardDecline;
export type TestCardName = testing.TestCardName;
