using System.Globalization;

namespace Hypervisor.WebApi;

/// <summary>CSV as RFC 4180 has it. A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
internal static class AuditCsv
{
    public const string Header = "seq,at,result,action,user_id,username,api_key_id,address,controller_id,change_id,target,detail,id,hash\r\n";

    public static string Line(AuditLine line) => string.Join(',', Fields(line).Select(Quoted)) + "\r\n";

    private static string?[] Fields(AuditLine line) =>
    [
        line.Seq.ToString(CultureInfo.InvariantCulture),
        line.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        Choice.NameOf(line.Result),
        line.Action,
        line.UserId?.ToString(),
        line.Username,
        line.ApiKeyId?.ToString(),
        line.Address,
        line.ControllerId?.ToString(),
        line.ChangeId?.ToString(),
        line.Target,
        line.Detail,
        line.Id.ToString(),
        line.Hash,
    ];

    private static string Quoted(string? field)
    {
        if (string.IsNullOrEmpty(field))
        {
            return "";
        }

        var isFormula = field.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || field[0] is '\t' or '\r' or '\n';
        return $"\"{(isFormula ? "'" : "")}{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
