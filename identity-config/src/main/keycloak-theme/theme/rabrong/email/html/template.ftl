<#-- Every mail in one frame; inline styles, since mail programs drop style sheets -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<body style="margin:0;padding:24px;background:#f2f5f8;color:#1c2733;font-family:Sarabun,'Leelawadee UI',Tahoma,sans-serif;font-size:16px;line-height:1.6">
  <div style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #d5dce4;border-top:3px solid #1b5e9b;padding:20px 28px">
    <p style="margin:0 0 12px;color:#1b5e9b;font-size:20px;font-weight:600">${msg("rabrongName")}</p>
    <#nested>
    <p style="margin:20px 0 0;padding-top:12px;border-top:1px solid #d5dce4;color:#556372;font-size:14px">${msg("rabrongOwner")}</p>
  </div>
</body>
</html>
</#macro>
