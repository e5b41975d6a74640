// `npx tsx scripts/meaning.ts`: learns which words are near in meaning from the dictionaries installed, unless what is kept still fits.
import { prepareMeaning } from '../src/adapters/local/meaning.ts'

await prepareMeaning()
