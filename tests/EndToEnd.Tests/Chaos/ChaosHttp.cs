using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Requests to silos that may die under them.</summary>
internal static class ChaosHttp
{
    public static HttpClient Client(string url, string token, TimeSpan timeout)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(url + "/api/v1/"), Timeout = timeout };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Where a change of a virtual machine's configuration is staged.</summary>
    public static string Staging(Guid controller) => $"gateway-proxmox-vm/{controller}/changes/proxmox.vm.config?operation=update";

    public static object Described(SimulatedGuest guest, string description) => new { payload = new { node = guest.NodeName, vmid = guest.Vmid, description } };

    /// <returns>Null: no answer, or one of a silo in trouble.</returns>
    public static async Task<(int Status, JsonElement Body)?> Send(HttpClient http, HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        try
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return ((int)answer.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
