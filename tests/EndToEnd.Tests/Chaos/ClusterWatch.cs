using System.Text.Json;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Asks for each cluster until some silo serves it, all of them at the same time.</summary>
internal sealed class ClusterWatch(Func<string[]> urls, string token, IReadOnlyCollection<Guid> controllers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OneAnswer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <returns>How long the last one took, from <paramref name="since"/> on, and what it answered before.</returns>
    public async Task<(TimeSpan Took, string Before)> UntilServed(long since)
    {
        var clients = urls().Select(url => ChaosHttp.Client(url, token, OneAnswer)).ToArray();
        var each = await Task.WhenAll(controllers.Select((controller, number) => UntilServed(controller, clients, number, since)));
        foreach (var client in clients)
        {
            client.Dispose();
        }

        return each.MaxBy(one => one.Took);
    }

    private static async Task<(TimeSpan Took, string Before)> UntilServed(Guid controller, HttpClient[] clients, int first, long since)
    {
        var before = "at once";
        for (var tries = first; ; tries++)
        {
            var asked = TimeProvider.System.GetElapsedTime(since);
            var answer = await ChaosHttp.Send(clients[tries % clients.Length], HttpMethod.Get, $"hypervisor/controllers/{controller}/dashboard");
            var took = TimeProvider.System.GetElapsedTime(since);
            if (answer is (200, _) || took > Patience)
            {
                return (took, before);
            }

            before = $"the last one {controller}; it said at {asked.TotalSeconds:0.0} s: {Said(answer)}";
            // How finely a takeover is measured: nobody tells when another process serves again.
            await Task.Delay(Between, TimeProvider.System);
        }
    }

    private static string Said((int Status, JsonElement Body)? answer) => answer switch
    {
        null => "no answer",
        ({ } status, { ValueKind: JsonValueKind.Object } body) when body.TryGetProperty("code", out var code) => $"{status} {code}",
        ({ } status, _) => $"{status}",
    };
}
