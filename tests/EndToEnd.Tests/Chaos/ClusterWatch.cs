using System.Text.Json;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Asks for each cluster until some silo serves it, all of them at the same time.</summary>
internal sealed class ClusterWatch(Func<string[]> urls, string token, IReadOnlyCollection<Guid> controllers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OneAnswer = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    /// <returns>How long the last one took, from <paramref name="since"/> on, and what it answered before.</returns>
    public async Task<(TimeSpan Took, string Before)> UntilServed(long since)
    {
        var each = await Task.WhenAll(controllers.Select(controller => UntilServed(controller, since)));
        return each.MaxBy(one => one.Took);
    }

    private async Task<(TimeSpan Took, string Before)> UntilServed(Guid controller, long since)
    {
        var before = "";
        for (var tries = 0; ; tries++)
        {
            var living = urls();
            using var http = ChaosHttp.Client(living[tries % living.Length], token, OneAnswer);
            var asked = TimeProvider.System.GetElapsedTime(since);
            var answer = await ChaosHttp.Send(http, HttpMethod.Get, $"hypervisor/controllers/{controller}/dashboard");
            var took = TimeProvider.System.GetElapsedTime(since);
            if (answer is (200, _) || took > Patience)
            {
                return (took, before);
            }

            before = $"{controller} at {asked.TotalSeconds:0.0} s: {Said(answer)}";
            await Task.Delay(Between, TimeProvider.System);
        }
    }

    private static string Said((int Status, JsonElement Body)? answer) =>
        answer is var (status, body) ? $"{status} {body}" : "no answer";
}
