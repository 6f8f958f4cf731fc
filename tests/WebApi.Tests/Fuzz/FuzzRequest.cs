using System.Text;

namespace Hypervisor.WebApi.Tests;

/// <param name="Target">Path and query, exactly as they are sent.</param>
internal sealed record FuzzRequest(int Index, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? ContentType, byte[]? Body)
{
    public HttpRequestMessage ToMessage(Uri server)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri($"{server.GetLeftPart(UriPartial.Authority)}{Target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        foreach (var (name, value) in Headers)
        {
            if (name == "Authorization")
            {
                message.Headers.Authorization = null;
            }

            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>To be pasted into a shell; bytes that a shell can't hold come from base64.</summary>
    public string ToCurl(string caller)
    {
        var headers = string.Concat(Headers.Select(header => $" -H {Quoted($"{header.Name}: {header.Value}")}"));
        var who = caller == "anonymous" || Headers.Any(header => header.Name == "Authorization") ? "" : $" -H \"Authorization: Bearer $TOKEN_OF_{caller.ToUpperInvariant()}\"";
        var command = $"curl -s -i --path-as-is -X {Method} {Quoted($"http://127.0.0.1:8080{Target}")}{who}{headers}";
        if (Body is null)
        {
            return command;
        }

        var type = ContentType is null ? "" : $" -H {Quoted($"Content-Type: {ContentType}")}";
        return Body.Length > 4096 || Body.Any(b => b is < 0x20 or > 0x7e)
            ? $"echo {Convert.ToBase64String(Body)} | base64 -d | {command}{type} --data-binary @-"
            : $"{command}{type} --data-binary {Quoted(Encoding.ASCII.GetString(Body))}";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
