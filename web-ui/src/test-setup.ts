import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startLanguages } from './i18n';

beforeAll(startLanguages);
afterEach(cleanup);
