using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>HTTP answers in the form of the protocol. Error messages are for developers; people see the page's own words.</summary>
internal static class Answers
{
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        Results.Json(value, type, statusCode: status);

    public static IResult Error(int status, string code, string message) =>
        Json(new ErrorAnswer(new(code, message)), DirectLineJson.Default.ErrorAnswer, status);
}
