import { useQueries, useQuery } from '@tanstack/react-query'
import type { FirewallRule } from '../../../api/pages'
import { OptionFacts } from '../../../inventory/firewall/OptionFacts'
import { AddRule, RuleList } from '../../../inventory/firewall/RuleList'
import { clusterScope, editOptions, nodeScope } from '../../../inventory/firewall/scope'
import { clusterNodes } from '../../../inventory/nodes/queries'
import { clusterRead, clusterRules, nodeRead } from '../../../inventory/reads'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import type { ClusterTabProps } from '../tabs'

const words = text.pages.firewall

export default function FirewallTab({ controller, cluster }: ClusterTabProps) {
  const scope = clusterScope(controller, cluster?.controller_name)
  const options = useQuery(clusterRead<Record<string, unknown>>(controller, '/cluster/firewall/options'))
  const rules = useQuery(clusterRules(controller))
  const nodes = (useQuery(clusterNodes(controller)).data?.items ?? []).filter((node) => node.status === 'online')
  const ofNodes = useQueries({ queries: nodes.map((node) => nodeRead<FirewallRule[]>(controller, node.name, '/firewall/rules')) })
  return (
    <>
      <Section query={options} what={words.optionsTitle.toLowerCase()} title={words.optionsTitle} lines={2} actions={options.data && <PlanButton plan={editOptions(scope, options.data)} size="compact-sm">{text.guestForms.rules.options}</PlanButton>}>{(data) => <div className="card"><OptionFacts options={data} /></div>}</Section>
      <Section query={rules} what={words.rules.toLowerCase()} title={words.clusterRules} count={(data) => data.length} actions={<AddRule scope={scope} rules={rules.data} />}>
        {(data) => <RuleList scope={scope} label={words.clusterRules} rules={data} empty={words.noClusterRules} />}
      </Section>
      {nodes.map((node, i) => (
        <Section key={node.id} query={ofNodes[i]!} what={words.rules.toLowerCase()} title={words.rulesOf(node.name)} count={(data) => data.length} lines={1} actions={<AddRule scope={nodeScope(controller, node.name)} rules={ofNodes[i]!.data} />}>
          {(data) => data.length === 0 ? <p className="muted">{words.noNodeRules}</p> : <RuleList scope={nodeScope(controller, node.name)} label={words.rulesOf(node.name)} rules={data} empty={words.noNodeRules} />}
        </Section>
      ))}
    </>
  )
}
