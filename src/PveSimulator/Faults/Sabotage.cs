using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.PveSimulator;

/// <summary>Answers that no healthy server gives.</summary>
internal static class Sabotage
{
    private static readonly byte[] Filler = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"id\":\"garbage\",\"vmid\":1},", 600)));

    public static async Task Answer(HttpContext http, Fault fault, ArrayBufferWriter<byte> body, TimeProvider time)
    {
        var abort = http.RequestAborted;
        switch (fault.Kind)
        {
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, abort);
                break;
            case FaultKind.Status:
                await Answers.SendText(http, fault.StatusCode, fault.Reason, "");
                break;
            case FaultKind.Reset:
                http.Abort();
                break;
            case FaultKind.TruncatedBody:
                Start(http, body.WrittenCount);
                await http.Response.Body.WriteAsync(body.WrittenMemory[..(body.WrittenCount / 2)], abort);
                await http.Response.Body.FlushAsync(abort);
                http.Abort();
                break;
            case FaultKind.EndlessBody:
                Start(http, null);
                await http.Response.Body.WriteAsync("{\"data\":["u8.ToArray(), abort);
                while (!abort.IsCancellationRequested) await http.Response.Body.WriteAsync(Filler, abort);
                break;
            case FaultKind.HugeBody:
                Start(http, 1L << 30);
                await http.Response.Body.WriteAsync(Filler, abort);
                await http.Response.Body.FlushAsync(abort);
                await Task.Delay(Timeout.InfiniteTimeSpan, time, abort);
                break;
            case FaultKind.InvalidJson:
                Start(http, body.WrittenCount / 2);
                await http.Response.Body.WriteAsync(body.WrittenMemory[..(body.WrittenCount / 2)], abort);
                break;
            case FaultKind.HtmlPage:
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><head><title>Sign in</title></head><body>Please sign in to the network.</body></html>", abort);
                break;
        }
    }

    private static void Start(HttpContext http, long? length)
    {
        Answers.SetStatus(http, 200, "OK");
        http.Response.ContentType = "application/json;charset=UTF-8";
        http.Response.ContentLength = length;
    }
}
