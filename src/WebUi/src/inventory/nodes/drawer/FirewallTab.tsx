import { useQuery } from '@tanstack/react-query'
import type { FirewallRule } from '../../../api/pages'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import { AddRule, RuleList } from '../../firewall/RuleList'
import { nodeScope } from '../../firewall/scope'
import { nodeRead } from '../../reads'
import type { NodeTabProps } from './tabs'

const words = text.pages.firewall

export default function FirewallTab({ node }: NodeTabProps) {
  const rules = useQuery(nodeRead<FirewallRule[]>(node.controller_id, node.name, '/firewall/rules'))
  const scope = nodeScope(node.controller_id, node.name)
  return (
    <Section query={rules} what={words.rules.toLowerCase()} title={words.rules} count={(data) => data.length} actions={<AddRule scope={scope} rules={rules.data} />}>
      {(data) => <RuleList scope={scope} label={words.rules} rules={data} empty={words.noNodeRules} />}
    </Section>
  )
}
