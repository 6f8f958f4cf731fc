import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, it } from 'vitest'

it('has types generated from the committed OpenAPI document', async () => {
  const document = JSON.parse(readFileSync('../WebApi/openapi.json', 'utf8'))
  const generated = astToString(await openapiTS(document))

  expect(readFileSync('src/api/schema.d.ts', 'utf8')).toContain(generated.trim())
}, 30_000)
