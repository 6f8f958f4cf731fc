import { useQuery } from '@tanstack/react-query'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { ruleList } from '../alerts'
import { RulesForm } from '../parts/RulesForm'
import { Webhooks } from '../parts/Webhooks'

const words = text.alerts

/** When alerts begin and end, and who is told. */
export function AlertSettingsPage() {
  const mayChange = useAtLeast('org_admin')
  const rules = useQuery(ruleList())
  return (
    <div className="page">
      <h1>{words.adminTitle}</h1>
      {rules.isError && !rules.data && <ErrorState what={text.error.load(words.rules.title.toLowerCase())} error={rules.error} retry={() => void rules.refetch()} />}
      {mayChange && <Webhooks />}
      {rules.data && <RulesForm key={JSON.stringify(rules.data.rules)} stored={rules.data} readOnly={!mayChange} />}
    </div>
  )
}
