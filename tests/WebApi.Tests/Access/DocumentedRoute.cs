using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>A route as the OpenAPI document has it. <paramref name="Lowest"/> is null where anybody may come.</summary>
internal sealed partial record DocumentedRoute(HttpMethod Method, string Template, Role? Lowest)
{
    // Whose value says which organization a thing belongs to.
    private static readonly string[] Tenants = ["controller_id", "organization_id", "user_id", "site_id", "change_id", "key_id", "connection_id", "service_id", "alert_id", "webhook_id"];

    public IReadOnlyList<string> TenantHoles => [.. Hole().Matches(Template).Select(match => match.Groups["name"].Value).Where(Tenants.Contains)];

    public static IReadOnlyList<DocumentedRoute> All(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           let lowest = operation.Value.GetProperty("x-lowest-role").GetString()
           select new DocumentedRoute(
               new HttpMethod(operation.Name.ToUpperInvariant()),
               path.Name,
               lowest == "anonymous" ? null : Enum.GetValues<Role>().Single(role => role.Name() == lowest)),
    ];

    /// <summary>The path with its holes filled, and the query that a read can't do without.</summary>
    public string Fill(Func<string, string> value) => Hole().Replace(Template, hole => Uri.EscapeDataString(value(hole.Groups["name"].Value))) + Template switch
    {
        _ when Method != HttpMethod.Get => "",
        _ when Template.EndsWith("/disks/smart", StringComparison.Ordinal) => "?disk=/dev/sda",
        _ when Template.EndsWith("/search", StringComparison.Ordinal) => "?q=web",
        _ when Template.Contains("gateway-proxmox", StringComparison.Ordinal) && !Template.Contains("{node}", StringComparison.Ordinal) && !Template.EndsWith("/changes", StringComparison.Ordinal) => $"?node={value("node")}",
        _ => "",
    };

    public async Task<(int Status, string Code, string Body)> Send(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(Method, path);
        if (Method != HttpMethod.Get && Method != HttpMethod.Delete)
        {
            request.Content = Template.EndsWith("/upload", StringComparison.Ordinal) ? new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "small.iso" } } : JsonContent.Create(new { });
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var body = isStream ? "" : await answer.Content.ReadAsStringAsync();
        var code = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonElement.Parse(body).Text("code") : "";
        return ((int)answer.StatusCode, code, body);
    }

    public override string ToString() => $"{Method} {Template}";

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Hole();
}
