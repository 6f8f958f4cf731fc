import { useQuery } from '@tanstack/react-query'
import type { GuestConfig, RawRule } from '../../../api/pages'
import { OptionFacts } from '../../../inventory/firewall/OptionFacts'
import { AddRule, RuleList } from '../../../inventory/firewall/RuleList'
import { editOptions, guestScope } from '../../../inventory/firewall/scope'
import { guestRead } from '../../../inventory/reads'
import { PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Section } from '../../../ui/Loaded'
import type { GuestTabProps } from '../tabs'

const words = text.pages.firewall

export default function FirewallTab({ guest }: GuestTabProps) {
  const rules = useQuery(guestRead<RawRule[]>(guest, '/firewall/rules'))
  const options = useQuery(guestRead<Record<string, unknown>>(guest, '/firewall/options'))
  const config = useQuery(guestRead<GuestConfig>(guest, '/config'))
  const bare = Object.entries(config.data ?? {}).filter(([key, value]) => /^net\d+$/.test(key) && !/(?:^|,)firewall=1/.test(String(value))).map(([key]) => key)
  const scope = guestScope(guest)
  return (
    <>
      <Section query={options} what={words.optionsTitle.toLowerCase()} title={words.optionsTitle} lines={2} actions={options.data && <PlanButton plan={editOptions(scope, options.data)} size="compact-sm">{text.guestForms.rules.options}</PlanButton>}>
        {(data) => <div className="card"><OptionFacts options={data} />{bare.length > 0 && <p className="muted">{words.bare(bare.join(', '))}</p>}</div>}
      </Section>
      <Section query={rules} what={words.rules.toLowerCase()} title={words.rules} count={(data) => data.length} actions={<AddRule scope={scope} rules={rules.data} />}>
        {(data) => <RuleList scope={scope} label={words.rules} rules={data} empty={words.noGuestRules} />}
      </Section>
    </>
  )
}
