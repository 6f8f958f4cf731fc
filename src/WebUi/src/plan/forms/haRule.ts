import type { Payload } from '../request'
import { difference } from './kit'

export type HaRuleType = 'node-affinity' | 'resource-affinity'

export interface HaRuleValues extends Payload {
  rule: string
  type: HaRuleType
  resources: string[]
  nodes: string
  strict: boolean
  affinity: 'positive' | 'negative'
  on: boolean
  comment: string
}

/** Only what goes with the type: the other one's fields are refused. */
const fieldsOf = (values: HaRuleValues): Payload => ({
  resources: values.resources.join(','),
  ...(values.type === 'node-affinity' ? { nodes: values.nodes, strict: values.strict } : { affinity: values.affinity }),
  disable: !values.on,
  comment: values.comment || undefined,
})

/** What is sent of a rule; undefined where nothing would change. The type always goes along, and never changes. */
export function haRulePayload(values: HaRuleValues, stored?: HaRuleValues): Payload | undefined {
  if (!stored) {
    const { disable, strict, ...fields } = fieldsOf(values)
    return Object.fromEntries(Object.entries({ rule: values.rule, type: values.type, ...fields, strict: strict || undefined, disable: disable || undefined }).filter(([, value]) => value !== undefined))
  }
  const changed = difference(fieldsOf(stored), fieldsOf(values))
  return Object.keys(changed).length > 0 ? { type: stored.type, ...changed } : undefined
}
